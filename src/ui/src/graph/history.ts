/** Undo and redo over whole states. A new step forgets what was undone before. */
export class History<T> {
  private past: T[] = [];
  private future: T[] = [];

  constructor(private readonly most = 100) {}

  /** Remembers the state that is about to be left. */
  push(state: T): void {
    this.past.push(state);
    if (this.past.length > this.most) this.past.shift();
    this.future = [];
  }

  undo(current: T): T | undefined {
    const state = this.past.pop();
    if (state !== undefined) this.future.push(current);
    return state;
  }

  redo(current: T): T | undefined {
    const state = this.future.pop();
    if (state !== undefined) this.past.push(current);
    return state;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }
}
