import type { Tone } from "./Chip";
import type { IconName } from "./icons";

interface StateLook {
  icon: IconName;
  tone: Tone;
  word: string;
}

/** How a state of a run looks, each with an icon of its own shape: OpenLineage's event types and the states of scheduled jobs. */
export function stateLook(state: string | null | undefined): StateLook {
  switch (state?.toUpperCase()) {
    case "COMPLETE":
    case "COMPLETED":
    case "SUCCEEDED":
    case "SUCCESS":
      return { icon: "succeeded", tone: "ok", word: "succeeded" };
    case "FAIL":
    case "FAILED":
    case "LOST":
      return { icon: "failed", tone: "fail", word: "failed" };
    case "ABORT":
    case "ABORTED":
    case "CANCELLED":
    case "INTERRUPTED":
    case "DELETED":
      return { icon: "skipped", tone: "idle", word: "aborted" };
    case "START":
    case "RUNNING":
    case "OTHER":
      return { icon: "running", tone: "run", word: "running" };
    // Nothing but that it exists: others name it as what they are a part of.
    case "NEW":
      return { icon: "help", tone: "idle", word: "not told" };
    case "QUEUED":
    case "ENQUEUED":
    case "SCHEDULED":
      return { icon: "waiting", tone: "idle", word: "waiting" };
    case "RETRYING":
      return { icon: "redo", tone: "warn", word: "failed, waits for another attempt" };
    case "INCOMPLETE":
      return { icon: "warning", tone: "warn", word: "a part is left for the next run" };
    default:
      return { icon: "help", tone: "idle", word: state ? state.toLowerCase() : "no run yet" };
  }
}
