import { describe, expect, it } from "vitest";
import { formatLook, parseLook } from "./viewport";

describe("where a shared address looks", () => {
  it("is the same place in a window of another size", () => {
    const text = formatLook({ x: -300, y: 50, zoom: 0.5 }, 1000, 800);
    expect(text).toBe("1600,700,0.5");
    expect(parseLook(text, 1000, 800)).toEqual({ x: -300, y: 50, zoom: 0.5 });
    expect(parseLook(text, 500, 400)).toEqual({ x: -550, y: -150, zoom: 0.5 });
  });

  it.each([null, "", "1,2", "1,2,3,4", "a,b,c", "0,0,0", "0,0,99", "1,,1e9"])("is not taken from %s", (text) => {
    expect(parseLook(text, 1000, 800)).toBeUndefined();
  });
});
