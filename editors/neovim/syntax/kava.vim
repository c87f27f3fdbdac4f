" Shapes only; what a word means depends on its block, and the server tells it where Neovim asks.
if exists("b:current_syntax")
  finish
endif

syntax match kavaField /\v(^|\{)\s*\zs[[:lower:]õäöüšž]+(-[[:lower:]õäöüšž]+)*\ze($|[ \t{}])/
syntax match kavaLanguage /\v<[a-z]{2}\ze\s*["„«]/
syntax match kavaNumber /\v<\d+(\.\d+)?>/
syntax match kavaDate /\v<\d{4}-\d\d(-\d\d)?>/
syntax match kavaLink /\vhttps?:\/\/[^ \t<>{}]+/
syntax match kavaMail /\v\<[^ \t<>{}"]+\>/
syntax keyword kavaTodo todo
syntax region kavaText start=/"/ end=/"/ end=/$/ oneline
syntax region kavaText start=/"""/ end=/"""/
syntax region kavaText start=/„/ end=/[“”"]/ end=/$/ oneline
syntax region kavaText start=/«/ end=/»/ end=/$/ oneline
syntax match kavaComment /\/\/.*$/ contains=@Spell

highlight default link kavaField Keyword
highlight default link kavaLanguage Type
highlight default link kavaNumber Number
highlight default link kavaDate Number
highlight default link kavaLink Underlined
highlight default link kavaMail Underlined
highlight default link kavaTodo Todo
highlight default link kavaText String
highlight default link kavaComment Comment

let b:current_syntax = "kava"
