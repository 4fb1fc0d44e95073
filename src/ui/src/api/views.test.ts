import { expect, test, vi } from "vitest";
import { send } from "./client";
import { sharedAddress } from "./views";

vi.mock("./client", () => ({ get: vi.fn(), send: vi.fn(() => Promise.resolve({ id: "v1" })) }));

const at = (search: string) =>
  ({ href: `http://here/graph${search}`, origin: "http://here", pathname: "/graph", search }) as unknown as Location;

test("a short address is shared as it is", async () => {
  expect(await sharedAddress(at("?root=a"))).toBe("http://here/graph?root=a");
  expect(send).not.toHaveBeenCalled();
});

test("a long address is saved, and what is shared names the saved view", async () => {
  const long = at(`?root=${"a".repeat(2000)}`);
  expect(await sharedAddress(long)).toBe("http://here/graph?saved=v1");
  expect(send).toHaveBeenCalledWith("POST", "/api/lineage/views", { body: { page: "/graph", query: long.search } });
});
