import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Term, termsQuery } from "../api/glossary";
import { Button } from "../parts/Button";
import { Card } from "../parts/Card";
import { count, counted } from "../parts/counts";
import { PageHead } from "../parts/PageHead";
import { plainText } from "../parts/plainText";
import { Answer, Empty } from "../parts/State";
import { type Column, Table } from "../parts/Table";
import { useMayEdit } from "../parts/useMayEdit";
import { TermCard } from "./glossary/TermCard";
import { TermDialog } from "./glossary/TermDialog";

const route = getRouteApi("/glossary");

const columns: Column<Term>[] = [
  {
    id: "name",
    head: "Term",
    sort: (term) => term.name,
    cell: (term) => (
      <Link to="/glossary" search={{ term: term.name }}>
        <b>{term.name}</b>
      </Link>
    ),
  },
  { id: "means", head: "Means", wraps: true, cell: (term) => <span className="t2">{plainText(term.description)}</span> },
  { id: "synonyms", head: "Also", wraps: true, cell: (term) => <span className="t3">{term.synonyms.join(", ")}</span> },
  { id: "steward", head: "Steward", sort: (term) => term.steward ?? "", cell: (term) => term.steward ?? "" },
  { id: "borne", head: "Borne by", sort: borneBy, align: "right", cell: (term) => count(borneBy(term)) },
];

function borneBy(term: Term): number {
  return term.datasets + term.columns + term.jobs;
}

/** The words of the business, what they mean, and what bears them. */
export function Glossary() {
  const { term } = route.useSearch();
  const terms = useQuery(termsQuery);
  const mayEdit = useMayEdit();
  const [adds, setAdds] = useState(false);
  const chosen = terms.data?.find((one) => one.name === term);
  return (
    <>
      <PageHead
        title="Glossary"
        description="The words of the business: what they mean, who answers for them, and which datasets, columns and jobs bear them."
      />
      <div className="page-body">
        <div className="stack">
          <Card
            title="Terms"
            count={terms.data && counted(terms.data.length, "term")}
            actions={
              terms.data &&
              mayEdit && (
                <Button icon="plus" onClick={() => setAdds(true)}>
                  Add a term
                </Button>
              )
            }
          >
            <Answer of={terms} what="the glossary" rows={6}>
              {(list) =>
                list.length === 0 ? (
                  <Empty title="The glossary has no term yet." icon="glossary">
                    A term says once what a word such as “net revenue” means; datasets and columns bear it.
                  </Empty>
                ) : (
                  <Table
                    label="Terms of the glossary"
                    columns={columns}
                    rows={list}
                    rowKey={(row) => row.name}
                    selected={term}
                    rowHeight={40}
                  />
                )
              }
            </Answer>
          </Card>
          {chosen && <TermCard key={chosen.name} term={chosen} />}
          {term && terms.data && !chosen && <p className="note" role="status">{`There is no term “${term}”.`}</p>}
        </div>
      </div>
      {adds && <TermDialog onClose={() => setAdds(false)} />}
    </>
  );
}
