SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#description',
  deepLinking: true,
  docExpansion: 'list',
  validatorUrl: null,
});
