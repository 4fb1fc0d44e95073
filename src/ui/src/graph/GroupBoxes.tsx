import { memo } from "react";
import { Icon } from "../parts/Icon";
import { stateLook } from "../parts/runStates";
import { toggleGroup } from "./actions";
import styles from "./Graph.module.css";
import { geometry } from "./layout/types";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";

/** The frames around opened groups, with their names and how many they hold. */
export const GroupBoxes = memo(function GroupBoxes() {
  const picture = useGraph((state) => state.picture);
  const known = useGraph((state) => state.known);
  const engine = useEngine();
  if (!picture) return null;
  return picture.scene.openGroups.map((group) => {
    const members = group.members.map((id) => picture.scene.index.get(`d:${id}`)).filter((n) => n !== undefined);
    if (members.length === 0) return null;
    const left = Math.min(...members.map((n) => picture.x[n])) - geometry.groupPad;
    const right = Math.max(...members.map((n) => picture.x[n] + picture.scene.nodes[n].width)) + geometry.groupPad;
    const top = Math.min(...members.map((n) => picture.y[n])) - geometry.groupPad - geometry.groupHead;
    const bottom = Math.max(...members.map((n) => picture.y[n] + picture.scene.nodes[n].height)) + geometry.groupPad;
    const failed = group.members.filter((id) => stateLook(known.datasets.get(id)?.lastRun?.state).tone === "fail").length;
    return (
      <div key={group.name} className={styles.groupBox} style={{ left, top, width: right - left, height: bottom - top }}>
        <div className={styles.groupHead}>
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Close ${group.label}`}
            onClick={() => void engine.change((view) => toggleGroup(view, group.name))}
          >
            <Icon name="minus" size={14} />
          </button>
          <b>{group.label}</b>
          <span className="t3">{group.members.length} datasets</span>
          {failed > 0 && <span className="fail">{failed} failed</span>}
        </div>
      </div>
    );
  });
});
