"use strict";
// Search that is blind to case, to Latin and Cyrillic marks and to the tone marks of Thai and Lao.

const MARKS = /[\u0300-\u036f\u0e48-\u0e4c\u0ec8-\u0ecc\u200b-\u200f\u2060\ufeff]/g;
const LETTERS = { "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe" };

function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(MARKS, "")
    .replace(/[đðøłıßæœ]/g, (letter) => LETTERS[letter])
    .normalize("NFC");
}

// All words of an event in which a search looks.
function searchable(event) {
  const told = event.tellings.flatMap((t) => [t.outlet, t.headline, ...t.passage.filter((p) => p[1] !== "context").map((p) => p[0])]);
  return fold([event.title, event.when, event.place, event.typeLabel, ...event.people, event.people.join(" "), told.join("")].join("\n"));
}

// Whether the folded text holds every word of the question.
function matches(folded, question) {
  return fold(question).split(/\s+/).every((word) => folded.includes(word));
}
