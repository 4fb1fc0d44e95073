import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type GroupRepairAnswer, repairGroup, type SetAsideGroup } from "../../api/events";
import { Button } from "../../parts/Button";
import { counted } from "../../parts/counts";
import { Dialog } from "../../parts/Dialog";

/** Applies one JSON patch to all events of a reason, after a count of what it would mend. */
export function RepairGroup({ group, onClose }: { group: SetAsideGroup; onClose: () => void }) {
  const [text, setText] = useState(JSON.stringify([{ op: "replace", path: group.pointer ?? "/", value: "" }], null, 2));
  const [reason, setReason] = useState("");
  const [answer, setAnswer] = useState<GroupRepairAnswer>();
  const [problem, setProblem] = useState<string>();
  const queries = useQueryClient();

  async function apply(dryRun: boolean) {
    setProblem(undefined);
    try {
      const patch: unknown = JSON.parse(text);
      if (!Array.isArray(patch)) throw new Error("A patch is a list of steps: [{ op, path, value }].");
      const next = await repairGroup(group.reasonCode, patch, reason.trim(), dryRun);
      setAnswer(next);
      if (!dryRun) {
        await queries.invalidateQueries();
        onClose();
      }
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Dialog title={`Repair ${counted(group.count, "event")} alike`} description={group.reason} open onOpenChange={onClose} wide>
      <label className="field">
        <span>JSON patch (RFC 6902) that is applied to each body</span>
        <textarea className="input mono" rows={7} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
      </label>
      <label className="field">
        <span>Reason</span>
        <input className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {answer && (
        <p className={answer.failed ? "warn" : "ok"}>
          {`${counted(answer.matched, "event")} matched: ${answer.ok} can be projected then, ${answer.failed} cannot.`}
          {answer.problems[0] && ` The first: ${answer.problems[0].reason} ${answer.problems[0].pointer ?? ""}`}
        </p>
      )}
      {problem && (
        <div className="callout" role="alert">
          {problem}
        </div>
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button onClick={() => apply(true)}>Check</Button>
        <Button kind="primary" disabled={!answer?.ok || !reason.trim()} onClick={() => apply(false)}>
          {answer?.ok ? `Repair ${counted(answer.ok, "event")}` : "Repair"}
        </Button>
      </div>
    </Dialog>
  );
}
