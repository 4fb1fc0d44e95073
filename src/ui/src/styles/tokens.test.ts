import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast, tokensOf } from "./contrast";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const light = tokensOf(css, ":root");
const dark = { ...light, ...tokensOf(css, '[data-theme="dark"]') };

const texts: [text: string, surfaces: string[]][] = [
  ["--text", ["--surface", "--surface-2", "--surface-3", "--bg", "--canvas"]],
  ["--text-2", ["--surface", "--surface-2", "--bg", "--canvas", "--accent-soft"]],
  ["--text-3", ["--surface", "--surface-2", "--bg", "--canvas"]],
  ["--accent-text", ["--surface", "--accent-soft"]],
  ["--on-accent", ["--accent", "--span-target"]],
  ...["ok", "run", "fail", "warn", "mask", "idle"].map((state): [string, string[]] => [`--${state}`, ["--surface", `--${state}-soft`]]),
  ...["keyword", "string", "number", "function", "comment"].map((kind): [string, string[]] => [
    `--sql-${kind}`,
    ["--surface", "--surface-2"],
  ]),
];
const lines: [line: string, surfaces: string[]][] = [
  ["--edge", ["--canvas"]],
  ["--edge-stale", ["--canvas"]],
  ["--edge-influence", ["--canvas", "--surface"]],
  ["--line-strong", ["--surface"]],
  ["--accent", ["--surface", "--canvas"]],
  ...Array.from({ length: 8 }, (_, i): [string, string[]] => [`--src-${i + 1}`, ["--surface"]]),
];
const monograms = Array.from({ length: 8 }, (_, i) => `--src-${i + 1}`);

for (const [theme, tokens] of [
  ["light", light],
  ["dark", dark],
] as const) {
  const of = (name: string) => {
    const value = tokens[name];
    if (!value) throw new Error(`${name} is no token of the ${theme} theme.`);
    return value;
  };

  test.each(texts.flatMap(([text, surfaces]) => surfaces.map((surface) => [text, surface] as const)))(
    `${theme}: text %s reaches 4.5:1 on %s`,
    (text, surface) => {
      expect(contrast(of(text), of(surface))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(lines.flatMap(([line, surfaces]) => surfaces.map((surface) => [line, surface] as const)))(
    `${theme}: line %s reaches 3:1 on %s`,
    (line, surface) => {
      expect(contrast(of(line), of(surface))).toBeGreaterThanOrEqual(3);
    },
  );

  test.each(monograms)(`${theme}: a monogram is readable on %s`, (source) => {
    expect(contrast(of("--on-src"), of(source))).toBeGreaterThanOrEqual(4.5);
  });
}

test("Black on white is 21 to 1, and a colour on itself 1 to 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#19774a", "#19774a")).toBe(1);
});
