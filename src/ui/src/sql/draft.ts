const storageKey = "lineage.sql";

/** The text of the SQL page is kept in the tab: it never leaves the browser by an address. */
export function keepSql(sql: string): void {
  try {
    sessionStorage.setItem(storageKey, sql);
  } catch {
    // Storage is blocked or the text is too long for it: the page starts empty.
  }
}

export function keptSql(): string {
  try {
    return sessionStorage.getItem(storageKey) ?? "";
  } catch {
    return "";
  }
}
