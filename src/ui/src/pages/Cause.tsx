import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { causeQuery } from "../api/insight";
import { AssetPicker } from "../parts/AssetPicker";
import { LinkButton } from "../parts/Button";
import { Crumbs } from "../parts/Crumbs";
import { DateTimePicker } from "../parts/DateTimePicker";
import { splitId } from "../parts/names";
import { PageHead } from "../parts/PageHead";
import { Picker } from "../parts/Picker";
import { Empty } from "../parts/State";
import { momentText } from "../parts/times";
import { CauseBody } from "./cause/CauseBody";

const route = getRouteApi("/cause");
const windows = [
  { value: "1h", label: "1 h" },
  { value: "6h", label: "6 h" },
  { value: "24h", label: "24 h" },
  { value: "7d", label: "7 d" },
];

/** Why something is wrong or late: the question as a sentence, and its answer. */
export function Cause() {
  const { id, run, at, window = "24h", col, pick } = route.useSearch();
  const navigate = route.useNavigate();
  const question = { id, run, at, window, column: col };
  const answer = useQuery({ ...causeQuery(question), enabled: Boolean(id || run) });
  const symptom = answer.data?.symptom;
  const shown = symptom?.job ?? symptom?.dataset ?? splitId(id ?? "");
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, pick: undefined, ...next }), replace: true });

  return (
    <>
      <PageHead
        documentTitle={`Why: ${shown?.name ?? ""}`}
        crumbs={<Crumbs crumbs={[...(shown ? [{ word: shown.name }] : []), { word: "Root cause" }]} />}
        title={
          <span className="question">
            <span>{symptom?.state === "FAIL" ? "Why did" : "Why is"}</span>
            <AssetPicker
              id={id ?? ""}
              shown={shown ?? undefined}
              kinds="dataset,job"
              onChange={(next) => set({ id: next, run: undefined, at: undefined })}
            />
            <span>{symptom?.state === "FAIL" ? "fail" : "wrong or late"}</span>
            {run && symptom && <span className="t3">{`run of ${momentText(symptom.at)}`}</span>}
            {!run && <DateTimePicker label="Moment" none="the newest problem" value={at} onChange={(next) => set({ at: next })} />}
            <span className="t3">look back</span>
            <Picker
              label="Look back"
              quiet
              shown={windows.find((one) => one.value === window)?.label ?? window}
              value={window}
              options={windows}
              onChange={(next) => set({ window: next })}
            />
          </span>
        }
        actions={
          id && (
            <LinkButton icon="graph" to="/graph" search={{ root: [id], asof: at }}>
              Open lineage
            </LinkButton>
          )
        }
      />
      {id || run ? (
        <CauseBody question={question} pick={pick} onPick={(next) => set({ pick: next })} />
      ) : (
        <div className="page-body">
          <section className="card">
            <Empty title="Choose a dataset or a job above." icon="clock">
              The answer goes upstream from it and lists what went wrong there, likeliest first.
            </Empty>
          </section>
        </div>
      )}
    </>
  );
}
