/** The page of an article. */

export function render({ title, description, published, content }) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="description" content="${description}">
    <title>${title}</title>
  </head>
  <body>
    <main data-pagefind-body>
      <h1>${title}</h1>
      <p>${published.toISOString().slice(0, 10)}</p>
      ${content}
    </main>
  </body>
</html>
`
}
