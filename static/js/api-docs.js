// Swagger UI with our schema. What it sends to try an operation as the person who is signed in carries the page's token.

const place = document.getElementById("swagger-ui");

SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  requestInterceptor(request) {
    const isOurs = new URL(request.url, location.href).origin === location.origin;
    if (isOurs && !["GET", undefined].includes(request.method)) request.headers["X-CSRFToken"] = place.dataset.token;
    return request;
  },
});
