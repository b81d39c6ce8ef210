/**
 * Says the same drawing in fewer words: pages hold drawings inline, so that each one is read before the text behind it.
 *
 * Plot gives every mark an element and says its paint on each group; the page's style sheet says it by class.
 */

/** What `styles/figures.css` says of a mark by its class. */
const paint = ['stroke', 'stroke-width', 'stroke-miterlimit', 'fill'] as const

/**
 * Rewrites a drawing of Plot's in place: text stands where it is by coordinates and not by transformations, the lines
 * and paths of a group are one path, a group of one is that one, and no coordinate has more digits than a screen shows.
 *
 * @param fontSize in units of the viewBox: Plot sets lines of text in em
 * @throws if a text is turned or scaled: only its place could be kept
 */
export function lean(drawing: Element, fontSize: number): void {
  for (const text of drawing.querySelectorAll('text')) placeText(text, fontSize)
  for (const group of drawing.querySelectorAll('g')) {
    if (group.querySelector('text')) group.removeAttribute('transform')
    joinLines(group)
    dropPaint(group)
    dissolve(group)
  }
  for (const element of [drawing, ...drawing.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (/^(?:[cdr]?[xy]|r|d|width|height|viewBox)$/.test(name))
        element.setAttribute(name, shortened(value))
    }
  }
}

/** Turns the places that Plot gives a text, its lines and the groups around it into one: that of its first letter. */
function placeText(text: Element, fontSize: number): void {
  const { left, top } = moved(text)
  const em = (value: string | null) => Number.parseFloat(value ?? '0') * fontSize
  const [first, ...rest] = text.querySelectorAll('tspan')
  const x = String(Math.round(left))
  const y = String(Math.round(top + em((first ?? text).getAttribute('y'))))
  for (const name of ['transform', 'x', 'y']) text.removeAttribute(name)
  for (const [name, value] of Object.entries({ y, x })) text.setAttribute(name, value)
  first?.replaceWith(...first.childNodes)
  for (const line of rest) {
    line.setAttribute('x', x)
    line.setAttribute('dy', shortened(String(em(line.getAttribute('dy')))))
  }
}

/** How far an element and all around it are moved. */
function moved(element: Element | null): { left: number; top: number } {
  if (!element) return { left: 0, top: 0 }
  const { left, top } = moved(element.parentElement)
  const transform = element.getAttribute('transform')
  if (transform === null) return { left, top }
  const [, x, y = '0'] = /^translate\(([-\d.e]+)(?:,([-\d.e]+))?\)$/.exec(transform) ?? []
  if (x === undefined) throw new Error(`A text of a drawing cannot be placed: ${transform}.`)
  return { left: left + Number(x), top: top + Number(y) }
}

/** Joins the lines or the paths of a group, which look alike, into one path. */
function joinLines(group: Element): void {
  const [first, ...rest] = group.children
  const strokes = [...group.children].map(strokeOf)
  if (!first || strokes.includes(undefined)) return
  const path = group.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', strokes.join(''))
  first.replaceWith(path)
  for (const other of rest) other.remove()
}

/** The `d` of a path that draws the same, of a line or a path. */
function strokeOf(element: Element): string | undefined {
  const at = (name: string) => element.getAttribute(name) ?? '0'
  if (element.localName === 'path') return at('d')
  if (element.localName !== 'line') return undefined
  const [x1, y1, x2, y2] = [at('x1'), at('y1'), at('x2'), at('y2')]
  return `M${x1} ${y1}${y1 === y2 ? `H${x2}` : x1 === x2 ? `V${y2}` : `L${x2} ${y2}`}`
}

/** Leaves only out of a curve what would be inside it: its colour is the page's to say. */
function dropPaint(group: Element): void {
  const isOpen = group.getAttribute('fill') === 'none' && group.querySelector('path')
  for (const name of paint) if (name !== 'fill' || !isOpen) group.removeAttribute(name)
}

/** Puts the only child of a group in its place. */
function dissolve(group: Element): void {
  const [only, other] = group.children
  if (!only || other) return
  for (const { name, value } of [...group.attributes]) only.setAttribute(name, value)
  group.replaceWith(only)
}

/** Numbers with one digit behind the point: a tenth of a unit is less than a tenth of a pixel on a phone. */
function shortened(value: string): string {
  return value.replace(/-?\d*\.?\d+(?:e-?\d+)?/g, (number) =>
    String(Number(Number(number).toFixed(1))),
  )
}
