import { expect, test } from "vitest";
import type { PiiItem } from "../../api/pii";
import { personalByDataset } from "../../graph/personal";
import { originWords, pathWords, patternsOf } from "./words";

const place = (dataset: string, field: string) => ({ datasetId: dataset, namespace: "n", dataset, field });
const item = (origin: string, path: PiiItem["path"]): PiiItem => ({
  dataset: { id: "b", namespace: "n", name: "mart.contacts" },
  column: "contact",
  kind: "email",
  masked: false,
  allowed: false,
  origin,
  declared: { column: place("crm.users", "mail"), by: "tag", detail: "pii=email" },
  path,
});

test("a declared column says by whom, a derived one from where", () => {
  expect(originWords(item("tag", []))).toBe("tag pii=email");
  expect(originWords(item("derived", []))).toBe("from crm.users.mail");
});

test("the path names each step with its expression", () => {
  const step = {
    source: place("crm.users", "mail"),
    target: place("mart.contacts", "contact"),
    job: { id: "j", namespace: "n", name: "load" },
    effect: "keeps" as const,
    why: "computed",
    expression: "lower(mail)",
  };
  expect(pathWords(item("derived", [step]))).toBe("crm.users.mail (tag: pii=email)\n→ mart.contacts.contact: computed, lower(mail)");
});

test("patterns in a line are parted by spaces and commas", () => {
  expect(patternsOf(" *mail*, phone  tel? ")).toEqual(["*mail*", "phone", "tel?"]);
  expect(patternsOf(" ")).toEqual([]);
});

test("a dataset with one unmasked column holds personal data, one with masked columns alone pseudonymous data", () => {
  const plain = item("hand", []);
  const hashed = { ...plain, masked: true };
  const other = { ...hashed, dataset: { ...hashed.dataset, id: "c" }, kind: "phone" };
  expect([...personalByDataset([hashed, plain, other])]).toEqual([
    ["b", { words: "holds personal data: email", masked: false }],
    ["c", { words: "holds pseudonymous data: phone", masked: true }],
  ]);
});
