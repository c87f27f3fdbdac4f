; By shape: a word that opens a block, a word that begins a fact, all else.

((fact head: (word) @property)
  (#match? @property "^[a-zõäöüšž]+(-[a-zõäöüšž]+)*$"))

((fact head: (word) @keyword block: (block))
  (#match? @keyword "^[a-zõäöüšž]+(-[a-zõäöüšž]+)*$"))

(tag) @attribute
(link) @keyword
(todo) @comment.todo
[(text) (long_text)] @string
(number) @number
[(date) (time)] @constant
(code) @constant
(unit) @type
(url) @string.special.url
(mail) @string.special.url
(comment) @comment
["{" "}"] @punctuation.bracket
["," (range)] @punctuation.delimiter
