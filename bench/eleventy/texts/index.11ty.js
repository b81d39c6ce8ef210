/** The home page: a list of all articles. */

export function render({ collections }) {
  const articles = collections.article.toReversed()
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Bench</title>
  </head>
  <body>
    <main>
      <h1>Bench</h1>
      <ul>
        ${articles.map(({ url, data }) => `<li><a href="${url}">${data.title}</a></li>`).join('\n')}
      </ul>
    </main>
  </body>
</html>
`
}
