export type Clock = "local" | "utc";

const day = 86_400_000;

/** "just now", "5 min", "3 h", "6 d", then the date: how old an instant is, or how far ahead ("in 9 min"). */
export function age(at: string | number | Date, now: number = Date.now()): string {
  const instant = new Date(at).getTime();
  if (Number.isNaN(instant)) return "";
  const distance = Math.abs(now - instant);
  if (distance > 7 * day) return dateText(instant, now);
  const text = distance < 60_000 ? `${Math.floor(distance / 1000)} s` : wholeUnits(distance);
  if (instant > now) return distance < 1000 ? "now" : `in ${text}`;
  return distance < 10_000 ? "just now" : text;
}

function wholeUnits(distance: number): string {
  if (distance < 3_600_000) return `${Math.floor(distance / 60_000)} min`;
  if (distance < day) return `${Math.floor(distance / 3_600_000)} h`;
  return `${Math.floor(distance / day)} d`;
}

/** "21 Nov", with the year where it is another one. */
export function dateText(at: string | number | Date, now: number = Date.now(), clock: Clock = chosenClock()): string {
  const date = new Date(at);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return format(date, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) }, clock);
}

/** "09:23:59" */
export function clockText(at: string | number | Date, clock: Clock = chosenClock()): string {
  return format(new Date(at), { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }, clock);
}

/** "21 Nov 09:23:59" */
export function momentText(at: string | number | Date, clock: Clock = chosenClock()): string {
  return `${dateText(at, Date.now(), clock)} ${clockText(at, clock)}`;
}

/** "0.84 s", "12 s", "3 min 4 s", "2 h 10 min" */
export function durationText(seconds: number | null | undefined): string {
  if (seconds == null || !Number.isFinite(seconds)) return "";
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3600)} h`;
}

export function secondsBetween(from: string | null | undefined, to: string | null | undefined): number | null {
  if (!from || !to) return null;
  return (new Date(to).getTime() - new Date(from).getTime()) / 1000;
}

/** Local time or UTC, as chosen in the settings. */
export function chosenClock(): Clock {
  try {
    return localStorage.getItem("lineage.clock") === "utc" ? "utc" : "local";
  } catch {
    return "local";
  }
}

export function chooseClock(clock: Clock): void {
  localStorage.setItem("lineage.clock", clock);
}

/** "UTC" or the name of the local zone, to be shown beside an axis. */
export function clockName(clock: Clock = chosenClock()): string {
  return clock === "utc" ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function format(date: Date, options: Intl.DateTimeFormatOptions, clock: Clock): string {
  if (Number.isNaN(date.getTime())) return "";
  return formatter(options, clock).format(date);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times as much as using it. */
function formatter(options: Intl.DateTimeFormatOptions, clock: Clock): Intl.DateTimeFormat {
  const key = clock + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat("en-GB", clock === "utc" ? { ...options, timeZone: "UTC" } : options);
    formatters.set(key, found);
  }
  return found;
}
