import { layout } from "./layout";
import type { LayoutInput } from "./types";

/** One question after the other; the number comes back with the answer, so that the page can drop what is late. */
self.onmessage = (message: MessageEvent<{ number: number; input: LayoutInput }>) => {
  const { number, input } = message.data;
  try {
    const output = layout(input);
    const buffers = [
      output.x,
      output.y,
      output.routePoints,
      output.routeStart,
      output.layer,
      output.backward,
      output.chainStart,
      output.chainY,
    ];
    self.postMessage({ number, output }, { transfer: buffers.map((array) => array.buffer) });
  } catch (error) {
    self.postMessage({ number, error: error instanceof Error ? error.message : String(error) });
  }
};
