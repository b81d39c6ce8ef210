/**
 * Records which parts of a library a page uses, so that the page is rendered again only if one of them changes.
 *
 * A part is a property of the library, one entry of a property that is a map, or the keys of such a map. What is inside an
 * entry is not told apart: a page that uses the title of an article uses the article.
 */

/** One part: `claims`, `claims/cells`, or `claims#` for the keys. */
export type Part = string

/** The names of the parts of a library. */
const part = {
  whole: (property: string): Part => property,
  keys: (property: string): Part => `${property}#`,
  entry: (property: string, key: string): Part => `${property}/${key}`,
}

/**
 * Returns a view of a library that reports each part that is used.
 *
 * @param library an object whose properties are maps with strings as keys, or anything else
 * @param use is called with a part each time that it is used
 */
export function track<Library extends object>(
  library: Library,
  use: (part: Part) => void,
): Library {
  const views = new Map<string | symbol, unknown>()
  return new Proxy(library, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property)
      if (typeof property === 'symbol') return value
      if (!(value instanceof Map)) {
        use(part.whole(property))
        return value
      }
      const known = views.get(property)
      if (known !== undefined) return known
      const view = new TrackedMap(value as ReadonlyMap<string, unknown>, property, use)
      views.set(property, view)
      return view
    },
  })
}

/** A view of a map that reports which entries are used. */
class TrackedMap<Value> implements ReadonlyMap<string, Value> {
  readonly #map: ReadonlyMap<string, Value>
  readonly #property: string
  readonly #use: (part: Part) => void

  constructor(map: ReadonlyMap<string, Value>, property: string, use: (part: Part) => void) {
    this.#map = map
    this.#property = property
    this.#use = use
  }

  get(key: string): Value | undefined {
    this.#use(part.entry(this.#property, key))
    return this.#map.get(key)
  }

  has(key: string): boolean {
    this.#use(part.entry(this.#property, key))
    return this.#map.has(key)
  }

  get size(): number {
    this.#use(part.keys(this.#property))
    return this.#map.size
  }

  keys(): MapIterator<string> {
    this.#use(part.keys(this.#property))
    return this.#map.keys()
  }

  values(): MapIterator<Value> {
    this.#use(part.whole(this.#property))
    return this.#map.values()
  }

  entries(): MapIterator<[string, Value]> {
    this.#use(part.whole(this.#property))
    return this.#map.entries()
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }

  forEach(
    callback: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void,
    self?: unknown,
  ): void {
    for (const [key, value] of this.entries()) callback.call(self, value, key, this)
  }
}

/**
 * Returns what a part of a library is now.
 *
 * @returns `undefined` if the library has no such part
 */
export function valueOfPart(library: object, name: Part): unknown {
  const [, property = '', separator = '', key = ''] = /^([^/#]+)([/#]?)(.*)$/s.exec(name) ?? []
  const value: unknown = Reflect.get(library, property)
  if (separator === '' || !(value instanceof Map)) return value
  return separator === '#' ? [...value.keys()] : value.get(key)
}
