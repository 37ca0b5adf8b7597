/** The queries with which GraphiQL opens, one a tab; each answers with the demonstration as it stands. */
export const EXAMPLES: readonly { readonly query: string; readonly variables?: string }[] = [
  {
    query: `# Tìm người, không cần dấu. Find people; accents don't matter.
query People {
  officials(search: "nong thi", limit: 10) {
    totalCount
    nodes {
      code
      fullName
      assignments { nodes { position { name } unit { name } } }
    }
  }
}
`,
  },
  {
    query: `# Tỷ lệ đạt chuẩn theo huyện. Who meets the standard, by district.
query Compliance($asOf: LocalDate) {
  compliance(by: [UNIT_DISTRICT], asOf: $asOf) {
    keys { code label }
    met
    assessed
    unknown
    low
    high
  }
}
`,
    variables: JSON.stringify({ asOf: "2018-12-31" }, null, 2),
  },
  {
    query: `# Chưa đạt nội dung nào, bao nhiêu yêu cầu. Gaps, counted by dimension and reason.
query Gaps($asOf: LocalDate) {
  findings(filter: { status: { eq: GAP } }, asOf: $asOf, limit: 5) {
    totalCount
    groupBy(by: [DIMENSION, REASON]) { keys { code label } count }
    nodes { official { fullName } subject reason explanation }
  }
}
`,
    variables: JSON.stringify({ asOf: "2018-12-31" }, null, 2),
  },
];
