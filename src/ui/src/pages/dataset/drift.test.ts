import { describe, expect, test } from "vitest";
import type { Profile } from "../../api/profiles";
import { driftOf } from "./drift";

function profile(columns: object[]): Profile {
  return { columnProfiles: columns.map((column) => ({ dataType: "integer", nullPercentage: 0, distinctCount: 10, ...column })) } as Profile;
}

describe("drift between two profiles", () => {
  test("is nothing where nothing changed", () => {
    expect(driftOf(profile([{ columnName: "a" }]), profile([{ columnName: "a" }]))).toEqual([]);
  });

  test("names new and gone columns", () => {
    const drifts = driftOf(profile([{ columnName: "a" }]), profile([{ columnName: "b" }]));
    expect(drifts.map((drift) => [drift.column, drift.words])).toEqual([
      ["b", ["new"]],
      ["a", ["gone"]],
    ]);
  });

  test("puts the greater change first and leaves small ones out", () => {
    const before = profile([
      { columnName: "a", nullPercentage: 1 },
      { columnName: "b", mean: 100, standardDeviation: 10 },
      { columnName: "c", nullPercentage: 1 },
    ]);
    const now = profile([
      { columnName: "a", nullPercentage: 3.5 },
      { columnName: "b", mean: 130, standardDeviation: 10 },
      { columnName: "c", nullPercentage: 1.5 },
    ]);
    expect(driftOf(before, now).map((drift) => [drift.column, drift.words])).toEqual([
      ["b", ["mean 100 → 130"]],
      ["a", ["nulls 1 % → 3.5 %"]],
    ]);
  });
});
