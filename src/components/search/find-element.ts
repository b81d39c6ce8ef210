/**
 * Returns an element by a selector.
 *
 * @throws if there is none, or one of another kind
 */
export function find<Kind extends HTMLElement>(
  within: ParentNode,
  selector: string,
  kind: new () => Kind,
): Kind {
  const element = within.querySelector(selector)
  if (!(element instanceof kind)) throw new Error(`The search has no ${selector}.`)
  return element
}
