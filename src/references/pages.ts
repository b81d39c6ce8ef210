/** Returns the first and the last page of a single range, as they are written; `undefined` for everything else. */
export function pageRange(page: string): { start: string; end: string } | undefined {
  const [, start, end] = /^([^\s,\u2013-]+)[\u2013-]([^\s,\u2013-]+)$/.exec(page) ?? []
  return start === undefined || end === undefined ? undefined : { start, end }
}
