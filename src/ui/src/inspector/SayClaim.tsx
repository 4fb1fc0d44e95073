import { useQueryClient } from "@tanstack/react-query";
import { send } from "../api/client";
import type { EdgeAnswer } from "../graph/answer";
import { useEngine } from "../graph/useEngine";
import { Confirm } from "../parts/Dialog";

/** Says by hand that edges are right or wrong. What is said survives every new event. */
export function SayClaim({ action, edges, onClose }: { action: "confirm" | "reject"; edges: readonly EdgeAnswer[]; onClose: () => void }) {
  const engine = useEngine();
  const queries = useQueryClient();
  const count = `${edges.length} ${edges.length === 1 ? "edge" : "edges"}`;
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={action === "confirm" ? `Confirm ${count}?` : `Reject ${count}?`}
      description={
        action === "confirm"
          ? "What you confirm counts above every other evidence and survives every new event."
          : "What you reject is hidden from every default answer and survives every new event. It can be taken back in the settings."
      }
      action={action === "confirm" ? "Confirm" : "Reject"}
      danger={action === "reject"}
      needsReason
      onConfirm={async (reason) => {
        for (const edge of edges) {
          await send("POST", "/api/lineage/claims", {
            body: { kind: "edge", action, reason, source: edge.source, target: edge.target, job: edge.job.id },
          });
        }
        await queries.invalidateQueries();
        await engine.reload();
      }}
    />
  );
}
