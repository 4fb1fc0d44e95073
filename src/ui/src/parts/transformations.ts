/** What happens to a value on its way, in one word: by OpenLineage's subtype of a direct column edge. */
export function transformationWord(subtype: string | null | undefined, masking = false): string {
  if (masking) return "masked";
  switch (subtype) {
    case "IDENTITY":
      return "copied";
    case "AGGREGATION":
      return "aggregated";
    case "TRANSFORMATION":
      return "computed";
    default:
      return subtype ? subtype.toLowerCase().replaceAll("_", " ") : "taken over";
  }
}

/** What decides the rows, in words: by OpenLineage's subtype of an indirect column edge. */
export function influenceWord(subtype: string | null | undefined): string {
  switch (subtype) {
    case "JOIN":
      return "join";
    case "FILTER":
      return "filter";
    case "GROUP_BY":
      return "grouping";
    case "SORT":
      return "order";
    case "WINDOW":
      return "window";
    case "CONDITIONAL":
      return "condition";
    default:
      return "influence";
  }
}
