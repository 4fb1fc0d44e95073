import type { SqlAnalysis } from "../../api/sql";
import { counted } from "../../parts/counts";
import type { IconName } from "../../parts/icons";

/** How much of the SQL was understood, in words. */
export function completenessWords(analysis: SqlAnalysis): { tone: "ok" | "warn" | "fail"; icon: IconName; words: string } {
  const doubts = analysis.diagnostics.filter((one) => one.severity !== "note").length;
  switch (analysis.completeness) {
    case "Full":
      return { tone: "ok", icon: "succeeded", words: `read in full, ${doubts === 0 ? "0 doubts" : counted(doubts, "doubt")}` };
    case "Partial":
      return { tone: "warn", icon: "warning", words: `read in part, ${counted(doubts, "doubt")}` };
    case "TablesOnly":
      return { tone: "warn", icon: "warning", words: "only the tables were understood" };
    default:
      return { tone: "fail", icon: "failed", words: "nothing of it was understood" };
  }
}
