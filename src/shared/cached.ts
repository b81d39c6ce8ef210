/** Makes a function compute its result only once for each first argument, because several places need it. */
export function cached<Key extends object, Rest extends unknown[], Value>(
  compute: (key: Key, ...rest: Rest) => Value,
): (key: Key, ...rest: Rest) => Value {
  const known = new WeakMap<Key, Value>()
  return (key, ...rest) => {
    if (!known.has(key)) known.set(key, compute(key, ...rest))
    return known.get(key) as Value
  }
}
