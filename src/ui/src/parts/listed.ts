/** The texts of a field in which people write several, by commas; each once, without blanks around it. */
export function listed(text: string): string[] {
  return [...new Set(text.split(",").map((one) => one.trim()))].filter(Boolean);
}
