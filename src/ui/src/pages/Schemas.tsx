import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { schemasQuery } from "../api/assets";
import { PageHead } from "../parts/PageHead";
import { RulesCard } from "./schemas/RulesCard";
import { TryCard } from "./schemas/TryCard";

const route = getRouteApi("/schemas");

/** Which changes of schemas break, by rules; and what a planned schema would break before anybody writes it. */
export function Schemas() {
  const { id = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const versions = useQuery({ ...schemasQuery(id), enabled: id !== "" });
  return (
    <>
      <PageHead
        title="Schemas"
        description={
          <>
            Which compatibility new versions of schemas must keep. Histories of schemas and{" "}
            <Link to="/alerts/{-$tab}" params={{ tab: "rules" }}>
              alerts
            </Link>{" "}
            of breaking changes follow these rules.
          </>
        }
      />
      <div className="page-body">
        <div className="stack">
          <RulesCard dataset={id || undefined} counting={versions.data?.at(-1)?.rule} />
          <TryCard id={id} onDataset={(next) => void navigate({ search: { id: next || undefined } })} />
        </div>
      </div>
    </>
  );
}
