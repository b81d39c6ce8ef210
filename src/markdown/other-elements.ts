/** What to write instead of the elements of HTML that articles cannot contain. */

const picture =
  'Write `![What it shows](./picture.png)`, with the file in the folder of the article.'
const drawing =
  'Save the drawing in the folder of the article, and write `![What it shows](./drawing.svg)`.'
const link = 'Remove it, and link to the page that has it: `[its title](https://…)`.'
const styling = 'Remove it: authors do not control styling. For bold, write `**bold**`.'
const formula =
  'Write the formula in TeX between dollars, with `mathematics: true` in `site.yaml`, or in words.'
const markdown = 'Write it in Markdown. For a plain “<”, type `&lt;`.'

/** Advice, and the elements that it is for. No other element is similar to these in more than its name. */
const advice: readonly [hint: string, names: string][] = [
  [picture, 'image img map area picture source'],
  [drawing, 'circle defs ellipse g line path polygon polyline rect svg text tspan use'],
  [
    link,
    'applet audio button canvas datalist embed fieldset form frame frameset iframe input label legend noscript object optgroup option output param script select textarea track video',
  ],
  [styling, 'basefont big blink center font link marquee style'],
  [formula, 'math mfrac mi mn mo mover mrow msqrt msub msubsup msup mtext munder'],
  ['Write `##` before the heading. The title of the article is the only one above it.', 'h1'],
  ['Write `~~struck~~`.', 'strike'],
  ['Write it between backticks.', 'listing plaintext tt xmp'],
  ['Write `<abbr>`.', 'acronym'],
  [
    markdown,
    'address article aside base body col colgroup data dialog dir footer head header hgroup html main menu menuitem meta meter nav nobr noframes portal progress rb rtc search section slot template title',
  ],
]

const hints: ReadonlyMap<string, string> = new Map(
  advice.flatMap(([hint, names]) => names.split(' ').map((name) => [name, hint] as const)),
)

/** Returns what to write instead of an element; `undefined` if HTML, SVG and MathML have no common element of this name. */
export function adviceOn(element: string): string | undefined {
  return hints.get(element)
}

/** Advice on anything else between angle brackets. */
export const otherAdvice = markdown
