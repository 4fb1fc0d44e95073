/** A schedule in words: "15m" → "every 15 min", "1d" → "once a day", "0 3 * * *" → "at 03:00 UTC"; other cron texts stay as they are. */
export function everyWords(schedule: string | null | undefined): string {
  if (!schedule || schedule === "none") return "by hand only";
  const interval = /^(\d+)\s*(s|m|h|d)$/.exec(schedule);
  if (interval) return intervalWords(Number(interval[1]), interval[2] as "s" | "m" | "h" | "d");
  const daily = /^(\d{1,2}) (\d{1,2}) \* \* \*$/.exec(schedule);
  if (daily) return `at ${(daily[2] ?? "").padStart(2, "0")}:${(daily[1] ?? "").padStart(2, "0")} UTC`;
  const minutes = /^\*\/(\d+) \* \* \* \*$/.exec(schedule);
  if (minutes) return `every ${minutes[1]} min`;
  return schedule;
}

function intervalWords(number: number, unit: "s" | "m" | "h" | "d"): string {
  const one = { s: "every second", m: "every minute", h: "once an hour", d: "once a day" };
  const many = { s: "s", m: "min", h: "h", d: "days" };
  return number === 1 ? one[unit] : `every ${number} ${many[unit]}`;
}
