import type { LayoutInput, LayoutOutput } from "./types";

type Answer = { number: number; output?: LayoutOutput; error?: string };

/** Asks the worker for layouts. A question that was overtaken by a later one answers undefined; the worker is never ended in between. */
export class LayoutClient {
  private readonly worker: Worker;
  private latest = 0;
  private readonly waiting = new Map<number, { resolve: (output: LayoutOutput | undefined) => void; reject: (error: Error) => void }>();

  constructor() {
    this.worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    this.worker.onmessage = (message: MessageEvent<Answer>) => this.receive(message.data);
    this.worker.onerror = (event) => this.fail(new Error(event.message || "The layout worker could not start."));
  }

  layout(input: LayoutInput): Promise<LayoutOutput | undefined> {
    const number = ++this.latest;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.worker.postMessage({ number, input });
    });
  }

  close(): void {
    this.worker.terminate();
    for (const { resolve } of this.waiting.values()) resolve(undefined);
    this.waiting.clear();
  }

  private receive(answer: Answer): void {
    const waiter = this.waiting.get(answer.number);
    this.waiting.delete(answer.number);
    if (answer.error !== undefined) waiter?.reject(new Error(answer.error));
    else waiter?.resolve(answer.number === this.latest ? answer.output : undefined);
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
