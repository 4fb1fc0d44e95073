export type Density = "normal" | "dense";

const storageKey = "lineage.density";

export function chosenDensity(): Density {
  try {
    return localStorage.getItem(storageKey) === "dense" ? "dense" : "normal";
  } catch {
    return "normal";
  }
}

export function chooseDensity(density: Density): void {
  localStorage.setItem(storageKey, density);
  applyDensity();
}

/** The row height that tables take, from the tokens. */
export function applyDensity(): void {
  document.documentElement.dataset.density = chosenDensity();
}
