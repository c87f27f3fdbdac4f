// The shapes of a `.kava` text, as grammar/kava.pest has them: facts, blocks, texts, codes. No field of
// the language is named here. A fact ends with its line; a line that goes on with it is `more`.

module.exports = grammar({
  name: "kava",

  extras: ($) => [/[ \t\r\u00a0\u2009\u202f\ufeff]/, $.comment],

  rules: {
    file: ($) => repeat($._row),

    _row: ($) => choice($.fact, $.more, $.block, $._newline),

    _newline: () => /\n/,

    fact: ($) =>
      prec.right(seq(
        field("head", $._head),
        repeat($._atom),
        optional(field("block", $.block)),
      )),

    block: ($) => seq("{", repeat($._row), "}"),

    _head: ($) => choice(alias($._two, $.word), $.word, $.todo, $._figure),

    // What a line begins with that goes on with the fact before it.
    more: ($) =>
      prec.right(seq(
        choice(
          seq($.tag, $._text),
          $._text,
          seq(alias(choice("because", "for", "by", "clause"), $.link), optional($.tag), choice($._text, $.todo)),
          seq(alias(choice("from", "to", "until", "by"), $.link), choice($.date, $.todo)),
        ),
        repeat($._atom),
      )),

    _atom: ($) =>
      choice(
        seq($.tag, $._text),
        $._text,
        $.word,
        alias($._two, $.word),
        alias(choice("because", "for", "by", "clause", "from", "to", "until"), $.link),
        $.todo,
        $._figure,
        $.url,
        $.mail,
        $.range,
        $.unit,
        ",",
      ),

    todo: () => "todo",
    // Two letters are a language if a text follows, else a code.
    tag: ($) => prec(1, $._two),
    _two: () => /[a-z][a-z]/,
    word: () => /[\p{L}_][\p{L}\p{M}\p{N}_-]*(\.[\p{L}\p{M}\p{N}_-]+)*/,

    _figure: ($) => choice($.date, $.number, $.time, $.code),
    date: () => /[0-9]{4}-[0-9]{2}(-[0-9]{2})?/,
    number: () => /[0-9]+([.,][0-9]+)?/,
    time: () => /[0-9]{1,2}:[0-9]{2}/,
    code: () => /[0-9][\p{L}\p{M}\p{N}_-]*(\.[\p{L}\p{M}\p{N}_-]+)*/,

    _text: ($) => choice($.text, $.long_text),
    text: () => token(choice(/"[^"\n]*"/, /„[^“”"\n]*[“”"]/, /«[^»\n]*»/)),
    long_text: () => token(seq('"""', /([^"]|"[^"]|""[^"])*/, '"""')),

    url: () => /https?:\/\/[^\s<>{}",]+/,
    mail: () => /<[^\s<>"{}]+>/,
    range: () => choice("..", "–", "—"),
    unit: () => choice("%", "€"),
    comment: () => /\/\/[^\n]*/,
  },
});
