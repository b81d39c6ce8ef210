/** Returns the fields that have a value: not `null`, not blank and not an empty list. Texts are trimmed. */
export function filled<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]: [string, unknown]) => {
      const plain = typeof value === 'string' ? value.trim() : value
      const isEmpty =
        plain === undefined ||
        plain === null ||
        plain === '' ||
        (Array.isArray(plain) && plain.length === 0)
      return isEmpty ? [] : [[name, plain]]
    }),
  ) as Partial<Fields>
}
