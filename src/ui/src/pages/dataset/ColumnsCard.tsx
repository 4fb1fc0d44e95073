import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { columnImpact, columnLineage, knownColumn } from "../../address/columns";
import { IconButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { Copy } from "../../parts/Copy";
import { Csv } from "../../parts/Csv";
import { count } from "../../parts/counts";
import { DatasetLink } from "../../parts/DatasetLink";
import { Filter } from "../../parts/Filter";
import { Icon } from "../../parts/Icon";
import { plainText } from "../../parts/plainText";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { momentText } from "../../parts/times";
import { transformationWord } from "../../parts/transformations";
import { useMayEdit } from "../../parts/useMayEdit";
import { ColumnWordsDialog } from "../glossary/ColumnWordsDialog";
import { FlagDialog } from "../pii/FlagDialog";
import { pathWords } from "../pii/words";
import { type ColumnRow, columnRows } from "./columnRows";
import { ddlOf } from "./ddl";
import type { DatasetData } from "./useDataset";

interface Props {
  id: string;
  ns: string;
  name: string;
  data: DatasetData;
  /** The column that the address names. */
  chosen?: string;
}

/** Each column: where its value comes from, who uses it, what is checked and what is claimed falsely. */
export function ColumnsCard({ id, ns, name, data, chosen }: Props) {
  const [words, setWords] = useState("");
  const { lineage, schemas, readerViews, checks, contradicted, asset, words: said, pii } = data;
  const rows = useMemo(() => {
    if (!lineage.data || !schemas.data) return undefined;
    return columnRows({
      id: lineage.data.rootAssetId,
      versions: schemas.data,
      nodes: lineage.data.nodes,
      edges: lineage.data.columns ?? [],
      checks: checks ?? [],
      contradicted: contradicted ?? [],
      columnTags: asset.data?.columnTags ?? [],
      columnTerms: asset.data?.columnTerms ?? [],
      descriptions: said.data?.columns ?? [],
      pii: pii.data ?? [],
    });
  }, [lineage.data, schemas.data, checks, contradicted, asset.data, said.data, pii.data]);
  const shown = rows?.filter((row) => row.name.toLowerCase().includes(words.toLowerCase()));
  const isDescribed = rows?.some((row) => row.description) ?? false;
  const mayEdit = useMayEdit();
  const [edits, setEdits] = useState<{ what: "pii" | "words"; row: ColumnRow }>();
  const columns = useMemo(() => columnsFor(id, mayEdit ? setEdits : undefined), [id, mayEdit]);
  const navigate = useNavigate({ from: "/dataset" });
  const selected = useMemo(
    () =>
      chosen &&
      rows &&
      knownColumn(
        chosen,
        rows.map((row) => row.name),
      ),
    [chosen, rows],
  );
  const choose = (row: ColumnRow) =>
    void navigate({ search: (before) => ({ ...before, col: row.name === selected ? undefined : row.name }), replace: true });
  return (
    <Card
      title="Columns"
      count={rows && (words ? `${count(shown?.length ?? 0)} of ${count(rows.length)}` : count(rows.length))}
      actions={
        <>
          <Filter label="Find a column" value={words} onChange={setWords} />
          {rows && rows.length > 0 && (
            <Copy size="small" text={() => ddlOf(name, rows)}>
              Copy DDL
            </Copy>
          )}
          <Csv path="/api/lineage/schemas" query={{ id }} />
        </>
      }
    >
      <Answer of={schemas.data ? lineage : { ...schemas, data: undefined }} what="columns">
        {() =>
          rows?.length ? (
            <>
              <Table
                label={`Columns of ${name}`}
                columns={columns}
                rows={shown ?? []}
                rowKey={(row) => row.name}
                selected={selected}
                onOpen={choose}
                rowHeight={isDescribed ? 48 : 36}
              />
              {chosen && !selected && (
                <p className="note" role="status">
                  <Icon name="help" size={14} />
                  <span>
                    No column of it is called <b className="m">{chosen}</b> now.{" "}
                    <Link to="/dataset" search={{ ns, name, tab: "schema", col: chosen }}>
                      Look in the history of its schema
                    </Link>
                  </span>
                </p>
              )}
              {readerViews.map((view) => (
                <p key={`${view.job}${view.at}`} className="note">
                  <Icon name="help" size={14} />
                  <span>
                    <b className="m">{view.job ?? "A reader"}</b> read {view.columns.length} of these {view.of} columns on{" "}
                    {momentText(view.at)}. A reader's narrower view is not a schema change.{" "}
                    <Link to="/dataset" search={{ ns, name, tab: "schema" }}>
                      Show it in the history
                    </Link>
                  </span>
                </p>
              ))}
            </>
          ) : (
            <Empty title="No event told a schema." icon="columns">
              Airflow's PostgreSQL and Snowflake hooks do; dbt needs catalog.json.
            </Empty>
          )
        }
      </Answer>
      {edits?.what === "pii" && (
        <FlagDialog dataset={id} column={edits.row.name} known={edits.row.pii} onClose={() => setEdits(undefined)} />
      )}
      {edits?.what === "words" && <ColumnWordsDialog id={id} column={edits.row.name} onClose={() => setEdits(undefined)} />}
    </Card>
  );
}

/** onEdit is left out where nobody may say anything. */
function columnsFor(id: string, onEdit: ((edit: { what: "pii" | "words"; row: ColumnRow }) => void) | undefined): Column<ColumnRow>[] {
  return [
    {
      id: "name",
      head: "Name",
      sort: (row) => row.name,
      cell: (row) => <NameAndWords id={id} row={row} />,
    },
    { id: "type", head: "Type", sort: (row) => row.type, cell: (row) => <span className="t3">{row.type ?? "not told"}</span> },
    { id: "from", head: "Comes from", cell: (row) => <Sources row={row} /> },
    {
      id: "how",
      head: "How",
      cell: (row) => row.how.map((subtype) => <Chip key={subtype}>{transformationWord(subtype)}</Chip>),
    },
    {
      id: "used",
      head: "Used by",
      sort: (row) => row.usedBy.length,
      cell: (row) =>
        row.usedBy.length ? (
          <Link {...columnLineage(id, row.name, { dir: "down" })} className="row m num">
            {row.usedBy.length}
            <Icon name="arrow" size={12} />
          </Link>
        ) : (
          <span className="t3">none</span>
        ),
    },
    { id: "checks", head: "Checks and claims", cell: (row) => <ChecksAndClaims row={row} /> },
    {
      id: "ask",
      head: <span className="visually-hidden">Ask</span>,
      align: "right",
      cell: (row) => (
        <span className="row">
          <span className="grow" />
          {onEdit && (
            <>
              <IconButton icon="tag" label={`Description, tags and terms of ${row.name}…`} onClick={() => onEdit({ what: "words", row })} />
              <IconButton icon="shield" label={`Personal data in ${row.name}…`} onClick={() => onEdit({ what: "pii", row })} />
            </>
          )}
          <Link
            {...columnImpact(id, row.name)}
            className="icon-button"
            aria-label={`What breaks if ${row.name} changes?`}
            title="What breaks if…"
          >
            <Icon name="warning" size={14} />
          </Link>
        </span>
      ),
    },
  ];
}

/** What a column is called and bears, and below it what it is, as far as one line holds it. */
function NameAndWords({ id, row }: { id: string; row: ColumnRow }) {
  const name = (
    <span className="row">
      <Link {...columnLineage(id, row.name)} className="name" title="Show the path of this column">
        <span className="last">{row.name}</span>
      </Link>
      {row.pii.map((item) => (
        <Link key={item.kind} to="/pii" search={{ kind: item.kind }} title={pathWords(item)}>
          <Chip tone={item.masked ? "mask" : "warn"} icon="shield">
            {`${item.kind}${item.masked ? ", pseudonymous" : ""}${item.origin === "derived" ? ", derived" : ""}`}
          </Chip>
        </Link>
      ))}
      {row.tags.map((tag) => (
        <Chip key={tag} icon="tag">
          {tag}
        </Chip>
      ))}
      {row.terms.map((term) => (
        <Link key={term} to="/glossary" search={{ term }}>
          <Chip icon="glossary">{term}</Chip>
        </Link>
      ))}
    </span>
  );
  if (!row.description) return name;
  return (
    <span className="two-lines" title={plainText(row.description)}>
      {name}
      <small>{plainText(row.description)}</small>
    </span>
  );
}

function Sources({ row }: { row: ColumnRow }) {
  return (
    <span className="row">
      {row.sources.slice(0, 2).map((source) => (
        <DatasetLink
          key={source.dataset.id + source.column}
          namespace={source.dataset.namespace}
          name={source.dataset.name}
          column={source.column}
        />
      ))}
      {row.sources.length > 2 && <span className="t3">and {row.sources.length - 2} more</span>}
      {row.isMasked && (
        <Chip tone="mask" icon="shield">
          masked
        </Chip>
      )}
    </span>
  );
}

function ChecksAndClaims({ row }: { row: ColumnRow }) {
  return (
    <span className="row">
      {row.checks.map((check) => (
        <Chip key={check.name} tone={check.state === "passed" ? "ok" : "fail"} icon={check.state === "passed" ? "check" : "warning"}>
          {check.name.replaceAll("_", " ")}
        </Chip>
      ))}
      {row.falseClaims.length > 0 && (
        <Chip tone="fail" icon="x" title={row.falseClaims[0]?.why ?? undefined}>
          {row.falseClaims.length} false {row.falseClaims.length === 1 ? "claim" : "claims"}:{" "}
          {row.falseClaims[0]?.from?.name.split(".").pop()}
        </Chip>
      )}
    </span>
  );
}
