/** "1,204" */
export function count(number: number): string {
  return number.toLocaleString("en-GB");
}

/** "1 job", "3 jobs", "no jobs"; the plural where it is not the singular with an s. */
export function counted(number: number, singular: string, plural = `${singular}s`): string {
  if (number === 0) return `no ${plural}`;
  return `${count(number)} ${number === 1 ? singular : plural}`;
}

/** "12 of 4,812 datasets" where less than all is shown, else "12 datasets". */
export function shownOf(shown: number, total: number, singular: string, plural = `${singular}s`): string {
  return shown < total ? `${count(shown)} of ${count(total)} ${plural}` : counted(total, singular, plural);
}
