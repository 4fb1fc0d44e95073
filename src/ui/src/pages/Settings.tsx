import { getRouteApi } from "@tanstack/react-router";
import { PageHead } from "../parts/PageHead";
import { NotFound } from "../parts/PageStates";
import { TabLinks } from "../parts/TabLinks";
import { RetentionTab } from "./ops/RetentionTab";
import { About } from "./settings/About";
import { Appearance } from "./settings/Appearance";
import { Claims } from "./settings/Claims";
import { Keys } from "./settings/Keys";
import { Owners } from "./settings/Owners";
import { Rules } from "./settings/Rules";
import { Tags } from "./settings/Tags";

const route = getRouteApi("/settings/{-$tab}");

const tabs = [
  { id: "claims", word: "Claims", Content: Claims },
  { id: "rules", word: "Rules of names", Content: Rules },
  { id: "owners", word: "Owners", Content: Owners },
  { id: "tags", word: "Tags", Content: Tags },
  { id: "retention", word: "Retention", Content: RetentionTab },
  { id: "keys", word: "Keys", Content: Keys },
  { id: "appearance", word: "Appearance", Content: Appearance },
  { id: "about", word: "About", Content: About },
];

/** What people said, rules of names, owners, tags, retention, keys, appearance, and about this service. */
export function Settings() {
  const { tab = "claims" } = route.useParams();
  const current = tabs.find((one) => one.id === tab);
  if (!current) return <NotFound />;
  const { Content } = current;
  return (
    <>
      <PageHead
        title="Settings"
        tabs={
          <TabLinks
            label="Settings"
            current={current.id}
            tabs={tabs.map((one) => ({
              id: one.id,
              word: one.word,
              link: { to: "/settings/{-$tab}", params: { tab: one.id === "claims" ? undefined : one.id } } as never,
            }))}
          />
        }
      />
      <div className="page-body">
        <Content />
      </div>
    </>
  );
}
