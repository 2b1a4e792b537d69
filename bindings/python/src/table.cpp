// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <cerrno>
#include <cstddef>
#include <utility>

namespace mora::python {

struct Table::Content {
  ArrowSchema schema{};
  std::vector<ArrowArray> batches;

  Content() = default;
  Content(const Content&) = delete;
  Content& operator=(const Content&) = delete;
  ~Content() {
    if (schema.release != nullptr) schema.release(&schema);
    for (ArrowArray& batch : batches) {
      if (batch.release != nullptr) batch.release(&batch);
    }
  }
};

namespace {

using Content = std::shared_ptr<const Table::Content>;

// A copy of one of Arrow's structs without what it points to, which `content` keeps. Children and
// dictionaries are copied with it, as whoever is given them may take them out and release them
// alone.
template <class Struct>
struct Shared {
  Content content;
  std::vector<Struct> parts;
  std::vector<Struct*> children;
};

template <class Struct>
void release_shared(Struct* given) {
  auto* const shared = static_cast<Shared<Struct>*>(given->private_data);
  for (Struct& part : shared->parts) {
    if (part.release != nullptr) part.release(&part);
  }
  delete shared;
  given->release = nullptr;
}

template <class Struct>
void share(const Struct& from, const Content& content, Struct& to) {
  const auto count = static_cast<std::size_t>(from.n_children);
  auto shared = std::make_unique<Shared<Struct>>();
  shared->content = content;
  shared->parts.resize(count + (from.dictionary == nullptr ? 0 : 1));
  for (std::size_t i = 0; i < count; ++i) {
    share(*from.children[i], content, shared->parts[i]);
    shared->children.push_back(&shared->parts[i]);
  }
  to = from;
  to.children = shared->children.data();
  if (from.dictionary != nullptr) {
    share(*from.dictionary, content, shared->parts.back());
    to.dictionary = &shared->parts.back();
  }
  to.release = release_shared<Struct>;
  to.private_data = shared.release();
}

struct Cursor {
  Content content;
  std::size_t next = 0;
};

Cursor& cursor_of(ArrowArrayStream* stream) { return *static_cast<Cursor*>(stream->private_data); }

// Whoever calls these need not be C++.
template <class Function>
int guarded(Function function) noexcept {
  try {
    function();
    return 0;
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  }
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* schema) {
  const Cursor& cursor = cursor_of(stream);
  return guarded([&] { share(cursor.content->schema, cursor.content, *schema); });
}

int get_next(ArrowArrayStream* stream, ArrowArray* batch) {
  Cursor& cursor = cursor_of(stream);
  *batch = {};
  if (cursor.next == cursor.content->batches.size()) return 0;
  return guarded([&] {
    share(cursor.content->batches[cursor.next], cursor.content, *batch);
    ++cursor.next;
  });
}

const char* get_last_error(ArrowArrayStream*) { return nullptr; }

void release_cursor(ArrowArrayStream* stream) {
  delete &cursor_of(stream);
  stream->release = nullptr;
}

// A capsule that releases the struct unless somebody took it over.
template <class Struct>
nb::capsule capsule_of(std::unique_ptr<Struct> given, const char* name) {
  return {given.release(), name, [](void* pointer) noexcept {
            const std::unique_ptr<Struct> kept(static_cast<Struct*>(pointer));
            if (kept->release != nullptr) kept->release(kept.get());
          }};
}

}  // namespace

Table::Table(ArrowArrayStream& stream) {
  const auto release = [](ArrowArrayStream* s) { s->release(s); };
  const std::unique_ptr<ArrowArrayStream, decltype(release)> released(&stream, release);
  auto content = std::make_shared<Content>();
  if (stream.get_schema(&stream, &content->schema) != 0) throw std::bad_alloc();
  for (;;) {
    ArrowArray batch{};
    if (stream.get_next(&stream, &batch) != 0) throw std::bad_alloc();
    if (batch.release == nullptr) break;
    content->batches.push_back(batch);
  }
  content_ = std::move(content);
}

std::int64_t Table::row_count() const {
  std::int64_t count = 0;
  for (const ArrowArray& batch : content_->batches) count += batch.length;
  return count;
}

nb::capsule Table::stream() const {
  auto stream = std::make_unique<ArrowArrayStream>();
  stream->get_schema = get_schema;
  stream->get_next = get_next;
  stream->get_last_error = get_last_error;
  stream->release = release_cursor;
  stream->private_data = new Cursor{content_};
  return capsule_of(std::move(stream), "arrow_array_stream");
}

nb::capsule Table::schema() const {
  auto schema = std::make_unique<ArrowSchema>();
  share(content_->schema, content_, *schema);
  return capsule_of(std::move(schema), "arrow_schema");
}

void bind_table(nb::module_& module) {
  nb::class_<Table>(module, "Table")
      .def("row_count", &Table::row_count)
      .def("stream", &Table::stream)
      .def("schema", &Table::schema);
}

}  // namespace mora::python
