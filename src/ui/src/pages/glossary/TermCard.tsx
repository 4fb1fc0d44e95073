import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { removeTerm, type Term, termQuery } from "../../api/glossary";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { counted } from "../../parts/counts";
import { ColumnLink, DatasetLink, JobLink } from "../../parts/DatasetLink";
import { Confirm } from "../../parts/Dialog";
import { Prose } from "../../parts/Prose";
import { Answer } from "../../parts/State";
import { useMayEdit } from "../../parts/useMayEdit";
import { TermDialog } from "./TermDialog";

/** What a term means, and what bears it. */
export function TermCard({ term }: { term: Term }) {
  const detail = useQuery(termQuery(term.name));
  const mayEdit = useMayEdit();
  const [asks, setAsks] = useState<"change" | "remove">();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const borne = term.datasets + term.columns + term.jobs;
  return (
    <Card
      title={term.name}
      count={term.steward ? `steward ${term.steward}` : undefined}
      actions={
        mayEdit && (
          <>
            <Button icon="edit" onClick={() => setAsks("change")}>
              Change
            </Button>
            <Button
              kind="danger"
              disabled={borne > 0}
              title={borne > 0 ? "Take it off what bears it first" : undefined}
              onClick={() => setAsks("remove")}
            >
              Forget
            </Button>
          </>
        )
      }
    >
      <div className="card-body stack">
        <Prose text={term.description} />
        {term.synonyms.length > 0 && <p className="t2">{`Also: ${term.synonyms.join(", ")}`}</p>}
      </div>
      <Answer of={detail} what="what bears the term" rows={4}>
        {({ bearers, truncated }) =>
          bearers.length === 0 ? (
            <p className="note">Nothing bears it yet: the page of a dataset says which terms it bears.</p>
          ) : (
            <>
              <table aria-label={`What bears ${term.name}`}>
                <thead>
                  <tr>
                    <th>{counted(borne, "bearer")}</th>
                    <th>Column</th>
                  </tr>
                </thead>
                <tbody>
                  {bearers.map((bearer) => (
                    <tr key={`${bearer.id}${bearer.column}`}>
                      <td>
                        {bearer.kind === "job" ? (
                          <JobLink namespace={bearer.namespace} name={bearer.name} />
                        ) : (
                          <DatasetLink namespace={bearer.namespace} name={bearer.name} />
                        )}
                      </td>
                      <td>{bearer.column && <ColumnLink namespace={bearer.namespace} name={bearer.name} column={bearer.column} />}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {truncated && <p className="note">There are more.</p>}
            </>
          )
        }
      </Answer>
      {asks === "change" && <TermDialog term={term} onClose={() => setAsks(undefined)} />}
      <Confirm
        title={`Forget the term ${term.name}?`}
        description="Nothing bears it."
        action="Forget"
        danger
        open={asks === "remove"}
        onOpenChange={(open) => setAsks(open ? "remove" : undefined)}
        onConfirm={async () => {
          await removeTerm(term.name);
          // First away from it: what is shown would be asked for again.
          await navigate({ to: "/glossary", search: {} });
          await queries.invalidateQueries({ queryKey: ["glossary"] });
        }}
      />
    </Card>
  );
}
