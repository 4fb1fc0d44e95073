import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { flagPii, type PiiItem, piiKinds, withdrawPii } from "../../api/pii";
import { announce } from "../../parts/announce";
import { FormDialog } from "../../parts/FormDialog";
import { originWords } from "./words";

interface Props {
  /** "dataset:NAMESPACE:NAME" */
  dataset: string;
  column: string;
  /** What is known of the column now. */
  known: readonly PiiItem[];
  onClose: () => void;
}

const none = "none";
const withdrawn = "";

/** Says by hand that a column holds personal data or none, or takes that back. */
export function FlagDialog({ dataset, column, known, onClose }: Props) {
  const [kind, setKind] = useState(known[0]?.kind ?? "email");
  const [reason, setReason] = useState("");
  const queries = useQueryClient();
  async function save() {
    const flag = { dataset, column, reason: reason.trim() };
    const { applied } = await (kind === withdrawn ? withdrawPii(flag) : flagPii({ ...flag, kind }));
    announce(applied ? "Saved" : "Saved; it takes effect when the service has read it");
    await queries.invalidateQueries({ queryKey: ["pii"] });
  }
  return (
    <FormDialog
      title={`Personal data in ${column}`}
      description="What a person says stands above tags, rules and lineage, and is kept as an event with its reason."
      action="Save"
      ready={reason.trim() !== ""}
      onSave={save}
      onClose={onClose}
    >
      {known.length > 0 && <p className="t2">{`Known now: ${known.map((item) => `${item.kind} (${originWords(item)})`).join(", ")}.`}</p>}
      <label className="field">
        <span>It holds</span>
        <select className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
          {piiKinds.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
          <option value={none}>no personal data</option>
          <option value={withdrawn}>what tags, rules and lineage say: take back the word by hand</option>
        </select>
      </label>
      <label className="field">
        <span>Reason</span>
        <input className="input" value={reason} onChange={(event) => setReason(event.target.value)} required />
      </label>
    </FormDialog>
  );
}
