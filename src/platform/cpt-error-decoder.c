/* cpt-error-decoder.c — an answer that is no success, as an error that says what can be done (sections 1.6 and 1.7).
 *
 * The code comes from the status line alone: the body's own statusCode is wrong in the platform's examples. A body that
 * cannot be read takes nothing away from that; there are just no words then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-decoder-private.h"

#include "cpt-decoder.h"
#include "cpt-error-reason.h"

#include <string.h>

#define WORDS_MAX 2000         /* bytes of the platform's words that are worth keeping */
#define CORRELATION_ID_MAX 100 /* bytes: a GUID has 36 */

static CptError
code_of_status (guint http_status)
{
  if (http_status >= 500)
    return CPT_ERROR_SERVER;

  switch (http_status)
    {
    case 401:
      return CPT_ERROR_UNAUTHORIZED;
    case 404:
      return CPT_ERROR_NOT_FOUND;
    case 408:
    case 409:
      return CPT_ERROR_NOT_READY;
    case 429:
      return CPT_ERROR_RATE_LIMITED;
    default:
      return http_status >= 400 ? CPT_ERROR_REFUSED : CPT_ERROR_MALFORMED;
    }
}

/* Cuts @words at a whole character. */
static char *
shorten (GString *words)
{
  if (words->len > WORDS_MAX)
    {
      const char *cut = g_utf8_find_prev_char (words->str, words->str + WORDS_MAX + 1);

      g_string_truncate (words, cut - words->str);
      g_string_append (words, "…");
    }

  return g_string_free (words, words->len == 0);
}

static void
append_validation (GString *words, CptDecoder *in)
{
  const CptJsonNode *errors;
  CptDecoder validation;

  if (!cpt_decoder_init_object (&validation, in, "validation"))
    return;

  errors = cpt_json_node_find (validation.node, "errors");
  for (const CptJsonNode *node = errors == NULL ? NULL : cpt_json_node_first (errors); node != NULL;
       node = cpt_json_node_next (errors, node))
    {
      CptDecoder item;
      const char *message;

      cpt_decoder_init (&item, node);
      message = cpt_decoder_optional_string (&item, "message");
      if (message != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", message);
      cpt_decoder_finish (&item, NULL);
    }
  cpt_decoder_finish (&validation, NULL);
}

/* Fills @answer with what the body says, which may be nothing. */
static void
read_body (GBytes *body, CptErrorAnswer *answer)
{
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (body, NULL);
  GString *words;
  CptDecoder in;
  const char *text, *id;

  if (document == NULL)
    return;

  words = g_string_new (NULL);
  cpt_decoder_init (&in, cpt_json_document_get_root (document));
  text = cpt_decoder_optional_string (&in, "error");
  if (text != NULL)
    g_string_append (words, text);
  append_validation (words, &in);
  answer->text = shorten (words);
  id = cpt_decoder_optional_string (&in, "correlationId");
  if (id != NULL && strlen (id) <= CORRELATION_ID_MAX)
    answer->correlation_id = g_strdup (id);
  cpt_decoder_finish (&in, NULL);
}

/* No paper of the platform says with which status it tells that a type is being read already. Its 409 must not be taken
 * for "this key is in use", which is asked again until it passes. */
static CptError
code_of (const CptErrorAnswer *answer)
{
  if (answer->http_status == 409 && cpt_error_reason_of_text (answer->text) == CPT_ERROR_REASON_ALREADY_RUNNING)
    return CPT_ERROR_REFUSED;

  return code_of_status (answer->http_status);
}

/**
 * cpt_error_decoder_error:
 * @http_status: from the status line; not a success
 * @body: the answer's body, of any kind
 * @correlation_id: (nullable): from the headers, for an answer whose body has none
 * @retry_after: seconds that the platform asked to wait, 0 when it did not say
 *
 * Returns: (transfer full): a CptError that carries the answer; its message is for logs
 */
GError *
cpt_error_decoder_error (guint http_status, GBytes *body, const char *correlation_id, guint retry_after)
{
  CptErrorAnswer answer = { .http_status = http_status, .retry_after = retry_after };
  GError *error;

  read_body (body, &answer);
  if (answer.correlation_id == NULL)
    answer.correlation_id = g_strdup (correlation_id);

  error = cpt_error_new_answer (code_of (&answer), &answer, "The platform answered %u: %s", http_status,
                                answer.text != NULL ? answer.text : "it gave no reason");
  g_free (answer.text);
  g_free (answer.correlation_id);

  return error;
}
