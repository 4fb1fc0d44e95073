import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type PiiRule, type PiiRuleBody, type PiiRulePreview, piiKinds, previewPiiRule, savePiiRule } from "../../api/pii";
import { announce } from "../../parts/announce";
import { counted } from "../../parts/counts";
import { FormDialog } from "../../parts/FormDialog";
import { patternsOf } from "./words";

interface Props {
  /** The rule to change; a new one where there is none. */
  rule?: PiiRule;
  onClose: () => void;
}

/** A rule that flags columns by their names; what it would flag is shown before it is saved. */
export function RuleDialog({ rule, onClose }: Props) {
  const [name, setName] = useState(rule?.name ?? "");
  const [kind, setKind] = useState<string>(rule?.kind ?? piiKinds[0]);
  const [patterns, setPatterns] = useState({
    columns: rule?.columns.join(" ") ?? "",
    types: rule?.types.join(" ") ?? "",
    datasets: rule?.datasets.join(" ") ?? "",
    except: rule?.except.join(" ") ?? "",
  });
  const [preview, setPreview] = useState<PiiRulePreview>();
  const queries = useQueryClient();
  const body = (): PiiRuleBody => ({
    kind,
    columns: patternsOf(patterns.columns),
    types: patternsOf(patterns.types),
    datasets: patternsOf(patterns.datasets),
    except: patternsOf(patterns.except),
  });
  const field = (key: keyof typeof patterns, word: string, example: string) => (
    <label className="field">
      <span>{word}</span>
      <input
        className="input mono"
        value={patterns[key]}
        placeholder={example}
        spellCheck={false}
        onChange={(event) => {
          setPatterns({ ...patterns, [key]: event.target.value });
          setPreview(undefined);
        }}
      />
    </label>
  );
  return (
    <FormDialog
      title={rule ? `Change the rule ${rule.name}` : "Add a rule of personal data"}
      description="Patterns take * and ? and leave case out of account; several are parted by spaces."
      action="Save"
      wide
      ready={name.trim() !== "" && patternsOf(patterns.columns).length > 0}
      onSave={async () => {
        await savePiiRule(name.trim(), body());
        announce("Saved");
        await queries.invalidateQueries({ queryKey: ["pii"] });
      }}
      onClose={onClose}
      also={{ word: "Preview", run: async () => setPreview(await previewPiiRule(body())) }}
    >
      <div className="halves">
        <label className="field">
          <span>Name</span>
          <input className="input" value={name} disabled={rule !== undefined} onChange={(event) => setName(event.target.value)} required />
        </label>
        <label className="field">
          <span>Kind</span>
          <select className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
            {piiKinds.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </div>
      {field("columns", "Columns", "*email* mail")}
      {field("except", "But not these columns", "email_count")}
      <div className="halves">
        {field("types", "Types", "all")}
        {field("datasets", "Datasets", "all")}
      </div>
      {preview && (
        <div className="callout warn" role="status">
          <h3>{`It would flag ${counted(preview.total, "column")}, ${preview.new} of which nothing flags yet.`}</h3>
          <p className="t2">
            {preview.columns
              .slice(0, 12)
              .map((one) => `${one.dataset.name}.${one.column}`)
              .join(", ")}
            {preview.total > 12 && ", …"}
          </p>
        </div>
      )}
    </FormDialog>
  );
}
