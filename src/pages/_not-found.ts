/** The response to a request for a file that the site does not have. Not a route: the routes of files share it. */
export function notFound(): Response {
  return new Response(null, { status: 404 })
}
