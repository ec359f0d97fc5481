/* test-files.c — files: uploaded, listed, downloaded as an archive, and refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

#define MEGABYTE (1024 * 1024)

static void
add_part (SoupMultipart *form, const char *part, const char *name, const char *content, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, length);

  soup_multipart_append_form_file (form, part, name, "application/octet-stream", bytes);
}

/* Sends @form, which it takes. */
static guint
upload (Fixture *fixture, const char *connection, SoupMultipart *form)
{
  g_autofree char *path = g_strconcat (connection, "/files", NULL);
  SoupMessage *message = fixture_message (fixture, "POST", path, NULL);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *type = NULL;
  g_autoptr (GBytes) body = NULL;

  soup_multipart_to_message (form, headers, &body);
  type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  soup_message_set_request_body_from_bytes (message, type, body);
  soup_multipart_free (form);

  return fixture_send (fixture, message);
}

static guint
upload_one (Fixture *fixture, const char *connection, const char *name, const char *content)
{
  SoupMultipart *form = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);

  add_part (form, "file", name, content, strlen (content));

  return upload (fixture, connection, form);
}

static void
test_what_is_uploaded_is_listed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "Files");
  g_autofree char *bank = fixture_connect (fixture, company, "zfub");
  g_autofree char *papers = fixture_connect (fixture, company, "zfuo");
  g_autoptr (JsonNode) none = fixture_get_below (fixture, company, "/files");
  g_autoptr (JsonNode) files = NULL;

  g_assert_cmpuint (json_array_get_length (json_node_get_array (none)), ==, 0);
  g_assert_cmpuint (upload_one (fixture, bank, "releve-2026-06.pdf", "%PDF-1.4"), ==, 200);
  g_assert_cmpstr (fixture->text, ==, "");
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_SECOND);
  g_assert_cmpuint (upload_one (fixture, papers, "Bail signé.DOCX", "x"), ==, 200);
  files = fixture_get_below (fixture, company, "/files");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (files)), ==, 2);
  g_assert_cmpstr (json_text (files, "0.fileName"), ==, "Bail signé.DOCX");
  g_assert_cmpstr (json_text (files, "0.displayName"), ==, "Bail signé");
  g_assert_cmpstr (json_text (files, "0.sourceType"), ==, "Other");
  g_assert_cmpstr (json_text (files, "1.fileName"), ==, "releve-2026-06.pdf");
  g_assert_cmpstr (json_text (files, "1.sourceType"), ==, "Banking");
  g_assert_true (g_str_has_prefix (json_text (files, "1.uploaded"), "2026-08-19T06:41:22."));
}

/* Asks for an archive, and has Python unpack it. Returns: (transfer full): a line "name: content" for each file */
static char *
download (Fixture *fixture, const char *company, const char *query)
{
  g_autofree char *path = g_strconcat (company, "/files/download", query, NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "archive.zip", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  SoupMessage *message = fixture_message (fixture, "GET", path, NULL);
  const char *arguments[] = {
    "python3", "-c",
    "import sys, zipfile\n"
    "archive = zipfile.ZipFile(sys.argv[1])\n"
    "assert archive.testzip() is None\n"
    "for item in archive.infolist():\n"
    "    text = '%s: %s %s\\n' % (item.filename, archive.read(item).decode(), item.date_time[:3])\n"
    "    sys.stdout.buffer.write(text.encode())\n",
    file, NULL
  };
  char *listing = NULL;

  bytes = soup_session_send_and_read (fixture->session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  g_assert_cmpstr (soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL), ==,
                   "application/octet-stream");
  g_set_object (&fixture->message, message);
  g_object_unref (message);
  g_assert_true (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (
      g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &listing, NULL, NULL, &error));
  g_assert_no_error (error);

  return listing;
}

static void
test_a_day_is_downloaded_as_an_archive (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "Files");
  g_autofree char *bank = fixture_connect (fixture, company, "zfub");
  g_autofree char *papers = fixture_connect (fixture, company, "zfuo");
  g_autofree char *day = NULL;
  g_autofree char *all = NULL;

  g_assert_cmpuint (upload_one (fixture, bank, "a.csv", "first"), ==, 200);
  g_assert_cmpuint (upload_one (fixture, bank, "a.csv", "second"), ==, 200);
  g_assert_cmpuint (upload_one (fixture, papers, "été.png", ""), ==, 200);
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_DAY);
  g_assert_cmpuint (upload_one (fixture, bank, "b.csv", "third"), ==, 200);

  day = download (fixture, company, "?date=2026-08-19");
  g_assert_cmpstr (day, ==,
                   "Banking file upload/a.csv: first (2026, 8, 19)\n"
                   "Banking file upload/2-a.csv: second (2026, 8, 19)\n"
                   "Business documents upload/été.png:  (2026, 8, 19)\n");
  g_assert_cmpstr (
      soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), "Content-Disposition"), ==,
      "attachment; filename=\"Files-2026-08-19.zip\"");
  all = download (fixture, company, "");
  g_assert_nonnull (strstr (all, "b.csv: third (2026, 8, 20)"));
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/files/download?date=2026-08-21", NULL), ==, 404);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/files/download?date=today", NULL), ==, 400);
}

static guint
count_files (Fixture *fixture, const char *company)
{
  g_autoptr (JsonNode) files = fixture_get_below (fixture, company, "/files");

  return json_array_get_length (json_node_get_array (files));
}

static void
test_the_wrong_kind_is_refused_with_what_came_with_it (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "virus.exe", "no-extension", ".csv.sh" };
  g_autofree char *company = fixture_create_company (fixture, "Files");
  g_autofree char *connection = fixture_connect (fixture, company, "zfub");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SoupMultipart *form = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);

      add_part (form, "file", "good.csv", "1", 1);
      add_part (form, "file", names[i], "1", 1);
      g_assert_cmpuint (upload (fixture, connection, form), ==, 400);
      g_assert_cmpuint (count_files (fixture, company), ==, 0);
    }
}

static void
test_how_much_is_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "Files");
  g_autofree char *connection = fixture_connect (fixture, company, "zfub");
  g_autofree char *content = g_malloc0 (10 * MEGABYTE + 1);
  SoupMultipart *form = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);
  SoupMultipart *large = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);
  SoupMultipart *too_large = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);
  SoupMultipart *too_many = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);

  add_part (large, "file", "large.pdf", content, 10 * MEGABYTE);
  g_assert_cmpuint (upload (fixture, connection, large), ==, 200);
  add_part (too_large, "file", "large.pdf", content, 10 * MEGABYTE + 1);
  g_assert_cmpuint (upload (fixture, connection, too_large), ==, 400);

  for (guint i = 0; i < 20; i++)
    add_part (form, "file", "one.pdf", "1", 1);

  for (guint i = 0; i < 21; i++)
    add_part (too_many, "file", "one.pdf", "1", 1);

  g_assert_cmpuint (upload (fixture, connection, form), ==, 200);
  g_assert_cmpuint (upload (fixture, connection, too_many), ==, 400);
  g_assert_cmpuint (count_files (fixture, company), ==, 21);
}

static void
test_what_is_no_form_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "Files");
  g_autofree char *connection = fixture_connect (fixture, company, "zfub");
  g_autofree char *nobody = g_strconcat (company, "/connections/nobody", NULL);
  SoupMultipart *other = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);

  add_part (other, "document", "a.csv", "1", 1);
  g_assert_cmpuint (upload (fixture, connection, other), ==, 400);
  g_assert_cmpuint (fixture_request_below (fixture, "POST", connection, "/files", "{}"), ==, 400);
  g_assert_cmpuint (upload_one (fixture, nobody, "a.csv", "1"), ==, 404);
}

static void
test_names_lead_nowhere_else (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "Files");
  g_autofree char *connection = fixture_connect (fixture, company, "gbol");
  g_autofree char *listing = NULL;

  g_assert_cmpuint (upload_one (fixture, connection, "../../etc/passwd.csv", "1"), ==, 200);
  listing = download (fixture, company, "");
  g_assert_cmpstr (listing, ==, "Xero/passwd.csv: 1 (2026, 8, 19)\n");
}

/* Nothing is read over them, and they stand beside what keeps the books. */
static void
test_places_for_files_are_no_sources_of_data (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "gbol");
  g_autofree char *connection = fixture_connect (fixture, company, "zfua");
  g_autofree char *only_files = fixture_create_company (fixture, "Only files");
  g_autofree char *place = fixture_connect (fixture, only_files, "zfua");
  g_autoptr (JsonNode) integration = fixture_json (fixture, "GET", "/integrations/zfua", NULL);
  g_autoptr (JsonNode) reads = NULL;

  fixture_authorize (fixture, connection, "retail");
  fixture_authorize (fixture, place, "retail");
  reads = fixture_get_below (fixture, only_files, "/data/history");
  g_assert_cmpint (json_number (reads, "totalResults"), ==, 0);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", only_files, "/data/invoices", NULL), ==, 404);
  g_assert_true (json_node_get_boolean (json_at (integration, "enabled")));
  g_assert_cmpstr (json_text (integration, "datatypeFeatures.0.supportedFeatures.0.featureState"), ==, "NotSupported");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/files/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("what-is-uploaded-is-listed", test_what_is_uploaded_is_listed);
  ADD ("a-day-is-downloaded-as-an-archive", test_a_day_is_downloaded_as_an_archive);
  ADD ("the-wrong-kind-is-refused-with-what-came-with-it", test_the_wrong_kind_is_refused_with_what_came_with_it);
  ADD ("how-much-is-taken", test_how_much_is_taken);
  ADD ("what-is-no-form-is-refused", test_what_is_no_form_is_refused);
  ADD ("names-lead-nowhere-else", test_names_lead_nowhere_else);
  ADD ("places-for-files-are-no-sources-of-data", test_places_for_files_are_no_sources_of_data);
#undef ADD

  return g_test_run ();
}
