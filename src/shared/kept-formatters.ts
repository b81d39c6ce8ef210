/**
 * Keeps the formatters of `Intl`, because creating one takes longer than many uses of it.
 *
 * @param make creates a formatter for a language (BCP 47) and options
 * @returns a function that returns the same formatter for the same arguments
 */
export function keepFormatters<Formatter, Options>(
  make: (language: string, options?: Options) => Formatter,
): (language: string, options?: Options) => Formatter {
  const known = new Map<string, Formatter>()
  return (language, options) => {
    const key = language + (options === undefined ? '' : JSON.stringify(options))
    const formatter = known.get(key) ?? make(language, options)
    known.set(key, formatter)
    return formatter
  }
}
