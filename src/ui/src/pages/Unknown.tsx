import { Link } from "@tanstack/react-router";
import { NearestNames } from "../parts/NearestNames";
import { nameParts } from "../parts/names";
import { PageHead } from "../parts/PageHead";
import { Empty } from "../parts/State";

/** What was asked for and is not known, with the nearest names. */
export function Unknown({ kind, name }: { kind: "dataset" | "job"; name: string }) {
  const words = nameParts(name).last;
  return (
    <>
      <PageHead title={name ? `No ${kind} ${name}` : `Which ${kind}?`} />
      <div className="page-body">
        <section className="card">
          <Empty
            title={name ? `No ${kind} is called “${name}”.` : `The address names no ${kind}.`}
            action={<Link to="/">Go to the explorer</Link>}
          >
            <NearestNames words={words} kind={kind} none="The events that would tell of it have not arrived, or it goes by another name." />
          </Empty>
        </section>
      </div>
    </>
  );
}
