export interface Heading {
  depth: number
  slug: string
  text: string
}

export interface ContentsEntry extends Heading {
  children: Heading[]
}

/** Builds a table of contents: sections with their subsections, no deeper headings; empty if there is only one section. */
export function contentsOf(headings: readonly Heading[]): ContentsEntry[] {
  const entries: ContentsEntry[] = []
  for (const heading of headings) {
    const section = entries.at(-1)
    if (heading.depth === 2 || (heading.depth === 3 && !section)) {
      entries.push({ ...heading, children: [] })
    } else if (heading.depth === 3) {
      section?.children.push(heading)
    }
  }
  return entries.length > 1 ? entries : []
}
