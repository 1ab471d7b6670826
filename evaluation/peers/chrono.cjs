// Questions as JSON on standard input, found dates as JSON on standard output: [first day, last day or "", precision].
"use strict";
process.env.TZ = "UTC";
const chrono = require(process.argv[2]);
const questions = JSON.parse(require("fs").readFileSync(0, "utf8"));

const pad = (number, width) => String(number).padStart(width, "0");
const day = (part) => [pad(part.get("year"), 4), pad(part.get("month"), 2), pad(part.get("day"), 2)].join("-");

// chrono fills in what was not said; only what was said counts for the precision.
function precision(part) {
  if (part.isCertain("day") || part.isCertain("weekday")) return "day";
  if (part.isCertain("month")) return "month";
  return part.isCertain("year") ? "year" : "day";
}

function find({ text, language, day: reference }) {
  const locale = language === "zh" ? chrono.zh.hans : chrono[language];
  const found = locale.parse(text, new Date(`${reference}T12:00:00Z`));
  return found.map((one) => [day(one.start), one.end ? day(one.end) : "", precision(one.start)]);
}

questions.forEach(find);
const start = process.hrtime.bigint();
const found = questions.map(find);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
process.stdout.write(JSON.stringify({ found, seconds }));
