import { LinkButton } from "./Button";
import { NearestNames } from "./NearestNames";
import { nameParts, splitId } from "./names";
import { Empty } from "./State";

/** What an address asked for by an id that nothing here has, with the nearest names. */
export function UnknownAsset({ id }: { id: string }) {
  const named = splitId(id)?.name ?? id;
  const kind = id.startsWith("job:") ? "job" : id.startsWith("dataset:") ? "dataset" : "dataset,job";
  return (
    <Empty
      title={`Nothing here is called “${named}”.`}
      action={
        <LinkButton icon="search" to="/" search={{ q: nameParts(named).last }}>
          Search for it
        </LinkButton>
      }
    >
      <NearestNames
        words={nameParts(named).last}
        kind={kind}
        none="The events that would tell of it have not arrived, it goes by another name, or it was deleted."
      />
    </Empty>
  );
}
